// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** For what a bank's registry has and the regulator's, which only watches, does not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "concordat.observer", havingValue = "false", matchIfMissing = true)
public @interface BankOnly {}
