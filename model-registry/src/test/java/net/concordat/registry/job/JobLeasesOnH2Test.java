// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import net.concordat.registry.ledger.internal.OnH2;

/** The same on the database of a registry that was told of no other. */
@OnH2
class JobLeasesOnH2Test extends JobLeasesTest {}
