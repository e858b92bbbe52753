package dev.amana.openbanking;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@AutoConfiguration
@EnableConfigurationProperties(PublicBase.class)
class PublicBaseAutoConfiguration {}
