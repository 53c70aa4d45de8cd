// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * On the database that a registry has unless it is told of another. Classes that ask for it share
 * one registry, as those on PostgreSQL do: to start one takes longer than most of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:registry;DB_CLOSE_DELAY=-1")
public @interface OnH2 {}
