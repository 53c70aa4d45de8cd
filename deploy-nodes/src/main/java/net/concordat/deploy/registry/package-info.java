// SPDX-License-Identifier: Apache-2.0

/** The registries that run beside the nodes. */
@NullMarked
package net.concordat.deploy.registry;

import org.jspecify.annotations.NullMarked;
