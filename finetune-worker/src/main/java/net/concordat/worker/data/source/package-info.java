// SPDX-License-Identifier: Apache-2.0
/** Where a bank's rows are: files and databases behind one interface, read row after row. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.data.source;
