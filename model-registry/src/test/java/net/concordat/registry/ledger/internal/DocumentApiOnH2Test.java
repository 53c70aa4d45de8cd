// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import org.springframework.test.context.TestPropertySource;

/** The same on the database that a registry has unless it is told of another. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:documents;DB_CLOSE_DELAY=-1")
class DocumentApiOnH2Test extends DocumentApiTest {}
