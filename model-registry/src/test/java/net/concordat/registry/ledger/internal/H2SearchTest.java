// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import org.springframework.test.context.TestPropertySource;

/** Search on H2, which has a table of words. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:search;DB_CLOSE_DELAY=-1")
class H2SearchTest extends SearchTest {}
