// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.worker.scoring;

import org.jspecify.annotations.NullMarked;
