// SPDX-License-Identifier: Apache-2.0
@org.jspecify.annotations.NullMarked
package net.concordat.worker.federation.bench;
