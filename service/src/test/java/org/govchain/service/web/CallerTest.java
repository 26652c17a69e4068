package org.govchain.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.service.authority.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who a token stands for. */
class CallerTest {

    private static final Map<String, Object> ERIKA = Map.of(
            "iss", "https://login.example", "sub", "erika", "authority", "musterstadt", "roles", List.of("clerk"));

    private static Caller caller(Map<String, Object> claims) {
        return CallerResolver.caller(Jwt.withTokenValue("token")
                .header("alg", "ES256")
                .claims(all -> all.putAll(claims))
                .build());
    }

    private static Map<String, Object> erikaWith(String claim, Object value) {
        Map<String, Object> claims = new TreeMap<>(ERIKA);
        claims.put(claim, value);
        return claims;
    }

    @Test
    void namesThePersonByIssuerAndSubject() {
        Caller erika = caller(ERIKA);
        assertThat(erika.person()).isEqualTo(new Person("https://login.example", "erika"));
        assertThat(erika.roles()).isEqualTo(Set.of(Role.CLERK));
        assertThat(erika.machine()).isFalse();
        assertThat(caller(erikaWith("iss", "https://other.example")).person()).isNotEqualTo(erika.person());
    }

    @Test
    void seesAMachineByItsRoleOrByASubjectThatIsTheClient() {
        assertThat(caller(erikaWith("roles", List.of("clerk", "machine"))).machine())
                .isTrue();
        assertThat(caller(erikaWith("client_id", "erika")).machine()).isTrue();
        assertThat(caller(erikaWith("azp", "erika")).machine()).isTrue();
        assertThat(caller(erikaWith("azp", "office-pages")).machine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "authority"})
    void deniesATokenThatDoesNotSayWhoIsMeant(String claim) {
        Map<String, Object> without = new TreeMap<>(ERIKA);
        without.remove(claim);
        assertThatThrownBy(() -> caller(without)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> caller(erikaWith(claim, " "))).isInstanceOf(AccessDeniedException.class);
    }
}
