package org.govchain.service.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** The two ways to check an access token. */
final class TokenDecoders {

    private TokenDecoders() {}

    /** Any OpenID Connect issuer, asked when the first token arrives, so that the service starts without it. */
    static JwtDecoder ofIssuer(String issuer, String audience) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                    new JwtIssuerValidator(issuer),
                    accessTokens(),
                    new JwtClaimValidator<List<String>>(
                            "aud", values -> values != null && values.contains(audience)))));
            return decoder;
        });
    }

    /** RFC 9068, section 4 says {@code at+jwt}; many issuers say {@code JWT} or nothing. */
    private static JwtTypeValidator accessTokens() {
        JwtTypeValidator types = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
        types.setAllowEmpty(true);
        return types;
    }

    /** Tokens signed with one key from a file: the demo's own. */
    static JwtDecoder ofKeyFile(Path file) {
        try {
            JWK key = JWK.parseFromPEMEncodedObjects(Files.readString(file));
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
            // The validators of Spring check the claims, and they do so for both kinds of decoders.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
            decoder.setJwtValidator(JwtValidators.createDefault());
            return decoder;
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("govchain.security.token-key-file: no public key in " + file, e);
        }
    }
}
