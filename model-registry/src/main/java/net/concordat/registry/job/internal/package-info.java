// SPDX-License-Identifier: Apache-2.0
/** The tables of jobs. */
@NullMarked
package net.concordat.registry.job.internal;

import org.jspecify.annotations.NullMarked;
