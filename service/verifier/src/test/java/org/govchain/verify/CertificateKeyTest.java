package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

class CertificateKeyTest {

    private static final byte[] CERTIFICATE = Scene.credentialKey().certificate();

    @Test
    void findsTheKeyOfAVersion3Certificate() {
        assertThat(CertificateKey.spkiOf(CERTIFICATE))
                .hasValueSatisfying(spki ->
                        assertThat(spki).isEqualTo(Scene.credentialKey().key().spki()));
    }

    @Test
    void findsTheKeyOfAVersion1CertificateAndBehindAnyLength() throws java.io.IOException {
        for (int subjectLength : new int[] {0, 127, 128, 255, 256, 65_535}) {
            ASN1EncodableVector fields = new ASN1EncodableVector();
            for (int i = 0; i < 4; i++) {
                fields.add(new ASN1Integer(i));
            }
            fields.add(new DEROctetString(new byte[subjectLength]));
            DERSequence key = new DERSequence(new ASN1Integer(77));
            fields.add(key);
            byte[] der = new DERSequence(new DERSequence(fields)).getEncoded();
            byte[] expected = key.getEncoded();
            assertThat(CertificateKey.spkiOf(der)
                            .filter(spki -> Arrays.equals(spki, expected))
                            .isPresent())
                    .as("subject of " + subjectLength)
                    .isEqualTo(subjectLength < 65_000);
        }
    }

    @Test
    void findsNothingInAnythingCutOff() {
        int keyEnd = CERTIFICATE.length - 64;
        for (int length = 0; length < keyEnd; length++) {
            assertThat(CertificateKey.spkiOf(Arrays.copyOf(CERTIFICATE, length)))
                    .isEmpty();
        }
    }

    @Test
    void findsNothingInOtherTagsAndIndefiniteLengths() {
        assertThat(CertificateKey.spkiOf(new byte[] {0x31, 0})).isEmpty();
        byte[] set = CERTIFICATE.clone();
        set[0] = 0x31;
        assertThat(CertificateKey.spkiOf(set)).isEmpty();
        byte[] indefinite = CERTIFICATE.clone();
        indefinite[1] = (byte) 0x80;
        assertThat(CertificateKey.spkiOf(indefinite)).isEmpty();
    }
}
