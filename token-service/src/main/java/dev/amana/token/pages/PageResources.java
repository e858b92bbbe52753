package dev.amana.token.pages;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the pages are made of: texts, style sheet, the languages there are. */
@Configuration(proxyBeanMethods = false)
class PageResources implements WebMvcConfigurer {

    private final ObjectProvider<LanguageSwitch> languageSwitches;

    PageResources(ObjectProvider<LanguageSwitch> languageSwitches) {
        this.languageSwitches = languageSwitches;
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("authpage/texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languageSwitches.getObject())
                .addPathPatterns("/authpage", "/authpage/**")
                .excludePathPatterns("/authpage/assets/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Ahead of the controllers, whose last one takes every other address below /authpage.
        registry.setOrder(-1);
        registry.addResourceHandler("/authpage/assets/**")
                .addResourceLocations("classpath:/authpage/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
