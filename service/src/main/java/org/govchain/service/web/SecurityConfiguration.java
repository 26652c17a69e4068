package org.govchain.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** JWT resource server: stateless, everything denied that {@link AccessTable} does not allow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, PublicUrl.class})
class SecurityConfiguration {

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(publicReads()))
                .authorizeHttpRequests(requests -> {
                    for (AccessTable.Rule rule : AccessTable.RULES) {
                        var path = requests.requestMatchers(rule.method(), rule.path());
                        if (rule.roles().isEmpty()) {
                            path.permitAll();
                        } else {
                            path.hasAnyAuthority(
                                    rule.roles().stream().map(Role::claim).toArray(String[]::new));
                        }
                    }
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(SecurityConfiguration::unauthorized)
                        .accessDeniedHandler((request, response, e) -> problem(response, HttpStatus.FORBIDDEN, "")))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::unauthorized)
                        .accessDeniedHandler((request, response, e) -> problem(response, HttpStatus.FORBIDDEN, "")))
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties, Environment environment) {
        var keyFile = properties.tokenKeyFile();
        if (keyFile != null) {
            if (!environment.acceptsProfiles(Profiles.of("demo"))) {
                throw new IllegalStateException(
                        "govchain.security.token-key-file is for the profile demo; use govchain.security.issuer");
            }
            return TokenDecoders.ofKeyFile(keyFile);
        }
        return TokenDecoders.ofIssuer(String.valueOf(properties.issuer()), String.valueOf(properties.audience()));
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        // The caller comes from the token: it is no parameter of the interface.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }

    private static JwtAuthenticationConverter roles() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> CallerResolver.roles(token).stream()
                .<org.springframework.security.core.GrantedAuthority>map(
                        role -> new SimpleGrantedAuthority(role.claim()))
                .toList());
        return converter;
    }

    /** What everybody may read, every page may read; nothing that needs a token is opened to other origins. */
    private static UrlBasedCorsConfigurationSource publicReads() {
        CorsConfiguration open = new CorsConfiguration();
        open.addAllowedOrigin(CorsConfiguration.ALL);
        open.addAllowedMethod(HttpMethod.GET);
        open.addAllowedMethod(HttpMethod.POST);
        open.addAllowedHeader(CorsConfiguration.ALL);
        open.addExposedHeader("Link"); // where the proof of readings is, and their next page
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        AccessTable.RULES.stream()
                .filter(rule -> rule.roles().isEmpty() && !rule.path().startsWith("/actuator"))
                // Only our own pages open a hand-over.
                .filter(rule -> !rule.path().startsWith("/handover/"))
                .forEach(rule -> source.registerCorsConfiguration(rule.path(), open));
        return source;
    }

    /** RFC 6750, section 3: what is wrong with a token that was given. */
    private static void unauthorized(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String reason = refused instanceof OAuth2AuthenticationException token ? reason(token.getError()) : "";
        response.setHeader(
                "WWW-Authenticate",
                reason.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"");
        problem(response, HttpStatus.UNAUTHORIZED, reason);
    }

    /** In the characters that RFC 6750 allows, which JSON does not escape either. */
    private static String reason(OAuth2Error error) {
        return String.valueOf(error.getDescription()).replaceAll("[^ !#-\\[\\]-~]", "'");
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                        + status.value() + (detail.isEmpty() ? "" : ",\"detail\":\"" + detail + "\"") + "}");
    }
}
