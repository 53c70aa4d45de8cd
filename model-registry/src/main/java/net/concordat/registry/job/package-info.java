// SPDX-License-Identifier: Apache-2.0
/** Fine-tune jobs: asked for by developers, taken by workers for as long as these show life. */
@NullMarked
package net.concordat.registry.job;

import org.jspecify.annotations.NullMarked;
