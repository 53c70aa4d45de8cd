// SPDX-License-Identifier: Apache-2.0
/** Jobs over HTTP. */
@NullMarked
package net.concordat.registry.job.web;

import org.jspecify.annotations.NullMarked;
