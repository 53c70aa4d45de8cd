// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import org.springframework.test.context.TestPropertySource;

/** The same on the database that a registry has unless it is told of another. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1")
class ApiFuzzOnH2Test extends ApiFuzzTest {}
