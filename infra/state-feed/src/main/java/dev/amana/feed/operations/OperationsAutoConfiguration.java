package dev.amana.feed.operations;

import dev.amana.feed.project.ProjectAutoConfiguration;
import dev.amana.feed.project.Waiting;
import dev.amana.openbanking.token.StaffServer;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** There where keys are kept waiting and staff's tokens are known. */
@AutoConfiguration(after = ProjectAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(StaffServer.class)
@ConditionalOnBean(Waiting.class)
class OperationsAutoConfiguration {

    @Bean
    SuspensionOperations suspensionOperations(List<Waiting> places) {
        return new SuspensionOperations(places);
    }
}
