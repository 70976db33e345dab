package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.ErrorBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/// Who gets in. What somebody may is decided by the services, not here.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityFilterChain chain(HttpSecurity http, Tokens tokens, JsonMapper json) throws Exception {
    http.csrf(csrf ->
            csrf.ignoringRequestMatchers(
                request -> TokenFilter.bearer(request.getHeader("Authorization")).isPresent()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((_, response, _) ->
                    write(response, json, Fault.UNAUTHENTICATED, "sign_in_first"))
                .accessDeniedHandler(
                    (_, response, _) -> write(response, json, Fault.FORBIDDEN, "csrf")))
        .formLogin(login -> login.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class);
    return http.build();
  }

  private static void write(HttpServletResponse response, JsonMapper json, Fault fault, String code)
      throws IOException {
    String message =
        code.equals("csrf") ? "The request carries no valid CSRF token." : "You are not signed in.";
    response.setStatus(fault.status());
    response.setContentType("application/json");
    response
        .getWriter()
        .write(json.writeValueAsString(ErrorBody.of(new Refusal(fault, code, message))));
  }
}
