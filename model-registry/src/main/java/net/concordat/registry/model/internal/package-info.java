// SPDX-License-Identifier: Apache-2.0
/** The projected tables of models and versions. */
@NullMarked
package net.concordat.registry.model.internal;

import org.jspecify.annotations.NullMarked;
