// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategyConfiguration;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Everybody signs in at the realm; what a view needs of roles is written at the view. Who somebody
 * is holds for what comes to an open page by itself, too, which no request asked for.
 */
@Configuration
@EnableWebSecurity
@Import(VaadinAwareSecurityContextHolderStrategyConfiguration.class)
class SecurityConfiguration {
  private static final String SIGN_IN = "/oauth2/authorization/" + Realm.ID;

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      Realm realm,
      SessionTokens tokens,
      RealmPeople people,
      AuthenticationFailureHandler failures,
      Admission admission)
      throws Exception {
    return http.addFilterAfter(admitted(admission), HeaderWriterFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests.requestMatchers("/actuator/health/**", "/concordat/**").permitAll())
        .oauth2Login(
            login ->
                login
                    .loginPage(SIGN_IN)
                    .authorizationEndpoint(
                        endpoint -> endpoint.authorizationRequestResolver(withPkce(realm)))
                    .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                    .authorizedClientRepository(tokens)
                    .failureHandler(failures)
                    .addObjectPostProcessor(toldBy(failures)))
        .sessionManagement(sessions -> sessions.sessionFixation().changeSessionId())
        .headers(
            headers ->
                headers
                    .frameOptions(FrameOptionsConfig::deny)
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(ContentSecurityPolicy.WITHOUT_SCRIPTS))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy ->
                            policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
                                    + "publickey-credentials-get=(self), "
                                    + "publickey-credentials-create=(self)")))
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin -> vaadin.oauth2LoginPage(SIGN_IN, "{baseUrl}"))
        .build();
  }

  private static Filter admitted(Admission admission) {
    return (request, response, chain) -> {
      if (admission.admits((HttpServletRequest) request, (HttpServletResponse) response)) {
        chain.doFilter(request, response);
      }
    };
  }

  /** Programs that watch the pages bear a token, and keep no session. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain watched(HttpSecurity http, RealmPeople people) throws Exception {
    JwtAuthenticationConverter roles = new JwtAuthenticationConverter();
    roles.setJwtGrantedAuthoritiesConverter(token -> List.copyOf(people.roles(token)));
    return http.securityMatcher("/actuator/prometheus")
        .authorizeHttpRequests(
            requests ->
                requests.anyRequest().hasAnyRole(Roles.AUDITOR, Roles.ADMIN, Roles.SUPERVISOR))
        .oauth2ResourceServer(
            server ->
                server.jwt(
                    jwt -> jwt.decoder(people.accessTokens()).jwtAuthenticationConverter(roles)))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> toldBy(
      AuthenticationFailureHandler failures) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(failures);
        return filter;
      }
    };
  }

  private static OAuth2AuthorizationRequestResolver withPkce(Realm realm) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(realm, "/oauth2/authorization");
    resolver.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce().andThen(request -> realm.requireAnswer()));
    return resolver;
  }
}
