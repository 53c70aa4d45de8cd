// SPDX-License-Identifier: Apache-2.0
/** Federations among the banks of a network, by way of their registries. */
@NullMarked
package net.concordat.deploy.federation;

import org.jspecify.annotations.NullMarked;
