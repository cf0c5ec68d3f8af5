#!/usr/bin/env python3
"""The step of `crab bench` in Python's PyTorch: same shapes, same arithmetic, I-LoRA as the reference's loop over heads.
usage: pytorch.py CONFIG_JSON --device cpu|cuda --tokens 1024 2048 [--bf16] [--steps 5] [--rank 128]"""
import argparse, json, statistics, time
import torch
import torch.nn.functional as F

HEADS, LEARNT_PART, WARM_UP, DROPOUT = 3, 10, 2, 0.1


class Linear:
    def __init__(self, inputs, outputs, rank, device, dtype):
        make = lambda *shape: torch.randn(*shape, device=device, dtype=dtype) / shape[-1] ** 0.5
        self.weight, self.rank = make(outputs, inputs), rank
        self.a, self.route = make(rank, inputs).requires_grad_(), make(HEADS, inputs).requires_grad_()
        self.b = [torch.zeros(outputs, rank, device=device, dtype=dtype, requires_grad=True) for _ in range(HEADS)]

    def __call__(self, x):
        result = F.linear(x, self.weight)
        gate = F.softmax(F.linear(x, self.route), -1, dtype=torch.float32).to(result.dtype)
        shared = F.linear(F.dropout(x, DROPOUT), self.a)
        for i, head in enumerate(self.b):
            result = result + gate[..., i].unsqueeze(-1) * F.linear(shared, head) * 2.0
        return result


class Layer:
    def __init__(self, c, rank, device, dtype):
        hidden, inner, self.heads, self.keyed = c["hidden_size"], c["intermediate_size"], c["num_attention_heads"], c["num_key_value_heads"]
        self.size = hidden // self.heads
        make = lambda i, o: Linear(i, o, rank, device, dtype)
        self.q, self.k, self.v, self.o = make(hidden, hidden), make(hidden, self.keyed * self.size), make(hidden, self.keyed * self.size), make(hidden, hidden)
        self.gate, self.up, self.down = make(hidden, inner), make(hidden, inner), make(inner, hidden)
        self.norms = [torch.ones(hidden, device=device, dtype=dtype) for _ in range(2)]

    def norm(self, x, which):
        wide = x.float()
        return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6)).to(x.dtype) * self.norms[which]

    def __call__(self, x, cosine, sine):
        split = lambda t, heads: t.view(1, -1, heads, self.size).transpose(1, 2)
        def turn(t):
            first, second = t.chunk(2, -1)
            return t * cosine + torch.cat([-second, first], -1) * sine
        n = self.norm(x, 0)
        q, k, v = turn(split(self.q(n), self.heads)), turn(split(self.k(n), self.keyed)), split(self.v(n), self.keyed)
        k, v = (t.repeat_interleave(self.heads // self.keyed, 1) for t in (k, v))
        x = x + self.o(F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(1, x.shape[1], -1))
        n = self.norm(x, 1)
        return x + self.down(F.silu(self.gate(n)) * self.up(n))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config"); parser.add_argument("--device", default="cpu"); parser.add_argument("--tokens", type=int, nargs="+", default=[1024, 2048])
    parser.add_argument("--bf16", action="store_true"); parser.add_argument("--steps", type=int, default=5); parser.add_argument("--rank", type=int, default=128)
    args = parser.parse_args()
    c = json.load(open(args.config))["thinker_config"]["text_config"]
    dtype, hidden, cuda = (torch.bfloat16 if args.bf16 else torch.float32), c["hidden_size"], args.device == "cuda"
    layers = [Layer(c, args.rank, args.device, dtype) for _ in range(c["num_hidden_layers"])]
    embedding = torch.randn(c["vocab_size"], hidden, device=args.device, dtype=dtype)
    head = torch.randn(c["vocab_size"], hidden, device=args.device, dtype=dtype) / hidden ** 0.5
    size = layers[0].size
    inverse = 1e6 ** (-torch.arange(0, size, 2, device=args.device).float() / size)
    print(f"PyTorch {torch.__version__}: {len(layers)} layers of {hidden}/{c['intermediate_size']}, {dtype}, {args.device}")
    print("tokens  tokens/s  peak GiB")
    for tokens in args.tokens:
        ids, labels = torch.randint(0, c["vocab_size"], (tokens,), device=args.device), tokens // LEARNT_PART
        angles = torch.outer(torch.arange(tokens, device=args.device).float(), inverse).repeat(1, 2)
        cosine, sine, seconds = angles.cos().to(dtype), angles.sin().to(dtype), []
        for i in range(-WARM_UP, args.steps):
            if cuda: torch.cuda.synchronize()
            began = time.perf_counter()
            x = embedding[ids].unsqueeze(0)
            for layer in layers: x = layer(x, cosine, sine)
            F.cross_entropy(F.linear(x[0, tokens - labels:], head).float(), ids[tokens - labels:]).backward()
            if cuda: torch.cuda.synchronize()
            if i >= 0: seconds.append(time.perf_counter() - began)
            for layer in layers:
                for linear in (layer.q, layer.k, layer.v, layer.o, layer.gate, layer.up, layer.down):
                    for p in (linear.a, linear.route, *linear.b): p.grad = None
        memory = torch.cuda.max_memory_reserved() / 2**30 if cuda else __import__("resource").getrusage(__import__("resource").RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{tokens:6d}  {tokens / statistics.median(seconds):8.0f}  {memory:8.1f}", flush=True)


if __name__ == "__main__": main()
