package dev.migratehub.bench;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.PutOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/// etcd by its own client for Java.
final class EtcdClient implements RegistryBench.Store {

  private final KV kv;
  private final String value;
  private final long[] seen = new long[64];

  EtcdClient(String[] addresses, String value) {
    this.kv = Client.builder().endpoints(addresses).build().getKVClient();
    this.value = value;
  }

  @Override
  public void change(int client, int number) throws IOException, InterruptedException {
    ByteSequence key = bytes("j" + client);
    String content = "{\"n\":" + number + ",\"v\":\"" + value + "\"}";
    try {
      TxnResponse answer =
          kv.txn()
              .If(new Cmp(key, Cmp.Op.EQUAL, CmpTarget.version(seen[client])))
              .Then(Op.put(key, bytes(content), PutOption.DEFAULT))
              .commit()
              .get();
      if (!answer.isSucceeded()) {
        throw new IllegalStateException("refused");
      }
      seen[client]++;
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, StandardCharsets.UTF_8);
  }
}
