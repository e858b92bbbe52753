package dev.amana.token.pages;

import dev.amana.token.TokenServiceSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in PostgreSQL, for the pages alone: any instance serves any page, and no other endpoint knows a session. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class Sessions {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleTime(PageSettings settings) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(settings.idle());
    }

    @Bean
    CookieSerializer sessionCookie(TokenServiceSettings settings) {
        boolean secure = "https".equals(settings.publicBase().getScheme());
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-amana-session" : "amana-session");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        // Lax, not Strict: the customer arrives here by a redirect from the TPP's site.
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    FilterRegistrationBean<Filter> sessionsOfPagesOnly(@Qualifier("springSessionRepositoryFilter") Filter sessions) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(sessions);
        registration.addUrlPatterns("/authpage/*");
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }
}
