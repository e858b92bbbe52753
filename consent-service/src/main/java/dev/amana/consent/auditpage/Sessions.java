package dev.amana.consent.auditpage;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in PostgreSQL, for this page alone: any instance serves it, and no other endpoint knows a session. */
@WithConsole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConsoleSettings.class, InnerTokenService.class})
@EnableJdbcHttpSession(tableName = "audit_session")
class Sessions {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleTime(ConsoleSettings settings) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(settings.sessionIdle());
    }

    @Bean
    CookieSerializer sessionCookie(ConsoleSettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(settings.overTls() ? "__Host-amana-audit" : "amana-audit");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.overTls());
        // Lax, not Strict: the auditor comes back here by a redirect from the issuer.
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    FilterRegistrationBean<Filter> sessionsOfThePageOnly(@Qualifier("springSessionRepositoryFilter") Filter sessions) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(sessions);
        registration.addUrlPatterns("/audit/*");
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }
}
