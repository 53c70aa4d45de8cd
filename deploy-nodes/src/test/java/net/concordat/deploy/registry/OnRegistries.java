// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For test classes that share one {@link RegistryNetwork}, which they ask for as a parameter:
 * starting one takes longer than most of them. The build runs all of them in one JVM. Each leaves
 * nodes, registries, pages and sign-in up, works on models of its own, and leaves no proposal open.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("registries")
@ExtendWith(SharedRegistries.class)
public @interface OnRegistries {}
