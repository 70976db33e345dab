package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Bearer;
import dev.migratehub.hub.web.LimitSettings;
import dev.migratehub.hub.web.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// Who gets in. What somebody may is decided by the services, not here.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, Tokens tokens, Sessions sessions, Refusals refusals, LimitSettings limits)
      throws Exception {
    http.securityContext(context -> context.securityContextRepository(new SessionContext(sessions)))
        .csrf(csrf ->
            csrf.csrfTokenRepository(new SessionCsrf())
                .ignoringRequestMatchers(SecurityConfiguration::needsNoCsrfToken))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .exceptionHandling(handling ->
            handling.accessDeniedHandler((request, response, _) ->
                refusals.answer(request, response, noCsrfToken(request, sessions))))
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new TokenFilter(tokens, refusals), AuthorizationFilter.class)
        .addFilterBefore(
            new WriteFilter(new Throttle(limits.writes()), refusals), AuthorizationFilter.class);
    return http.build();
  }

  /// Who is not signed in at all is told that first.
  private static Refusal noCsrfToken(HttpServletRequest request, Sessions sessions) {
    boolean stranger =
        sessions.of(request).isEmpty() && !AuthApi.LOGIN.contains(request.getRequestURI());
    return stranger
        ? Actor.unknown()
        : new Refusal(Fault.FORBIDDEN, "csrf", "The request carries no valid CSRF token.");
  }

  /// A browser sends neither of its own accord to another site: a bearer token, or JSON, of which
  /// sign-in takes nothing else without a token, from any page but the hub's.
  private static boolean needsNoCsrfToken(HttpServletRequest request) {
    String content = Objects.requireNonNullElse(request.getContentType(), "");
    String from = Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), "none");
    boolean login =
        AuthApi.LOGIN.contains(request.getRequestURI())
            && content.startsWith("application/json")
            && Set.of("same-origin", "none").contains(from);
    return login || Bearer.of(request.getHeader("Authorization")).isPresent();
  }
}
