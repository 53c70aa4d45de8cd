// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** For what the regulator's registry has and a bank's does not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "concordat.observer", havingValue = "true")
public @interface ObserverOnly {}
