package org.govchain.service.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.service.authority.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a controller method its {@link Caller}; a token that names no authority is denied. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return caller(token.getToken());
        }
        throw new AccessDeniedException("no access token");
    }

    static Caller caller(Jwt token) {
        Person person = new Person(required(token, "iss"), required(token, "sub"));
        Set<Role> roles = roles(token);
        return new Caller(person, required(token, "authority"), roles, isMachine(token, person, roles));
    }

    private static String required(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        if (value == null || value.isBlank()) {
            throw new AccessDeniedException("the token has no claim " + name);
        }
        return value;
    }

    /** Either the identity provider says so, or the token's subject is the client itself (RFC 9068, section 2.2). */
    private static boolean isMachine(Jwt token, Person person, Set<Role> roles) {
        return roles.contains(Role.MACHINE)
                || person.subject().equals(token.getClaimAsString("client_id"))
                || person.subject().equals(token.getClaimAsString("azp"));
    }

    /** The roles in the token that this installation knows. */
    static Set<Role> roles(Jwt token) {
        List<String> claim =
                Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
        return claim.stream().map(Role::ofClaim).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}
