using System.Text;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Audit.Checking;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Audit;

/// <summary>A record of access in memory, written as the hub writes it; a test may then tamper with any of its parts.</summary>
internal sealed class WrittenRecord(IPlatformKeys key)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<int, int> _sealed = [];

    public Dictionary<long, string> Seals { get; } = [];

    public Dictionary<long, byte[]> Leaves { get; } = [];

    public Dictionary<int, byte[]> Openings { get; } = [];

    public Dictionary<int, List<string>> Logs { get; } = [];

    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>Two chains with eight and six entries under two seals, and two entries that wait.</summary>
    public static async Task<WrittenRecord> MakeAsync(TestKey key)
    {
        var record = new WrittenRecord(key);
        record.Open();
        record.Open();
        record.Write(1, 5).Write(2, 4);
        await record.SealAsync();
        record.Write(1, 3).Write(2, 2);
        await record.SealAsync();
        return record.Write(1, 2);
    }

    public void Open()
    {
        var chain = Openings.Count + 1;
        var before = chain == 1 ? ChainOpening.None : ChainOpening.HashOf(Openings[chain - 1]);
        Openings[chain] = new ChainOpening(chain, before, "hub-a", Now).ToBytes();
        Logs[chain] = [];
    }

    public WrittenRecord Write(int chain, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            Now = Now.AddSeconds(1);
            var entry = new AuditEntry(Now, "bank-a", CallerRole.Bank, "ReadProfile", "GET /a", 200, AuditEntry.Granted) { CreditCode = "C", Interfaces = ["I24", "I28"] };
            Logs[chain].Add(Line(chain, Logs[chain].Count + 1, Head(chain), entry));
        }

        return this;
    }

    /// <summary>An entry about a feed, with a list of enterprises.</summary>
    public WrittenRecord WriteTold(int chain, params string[] codes)
    {
        Now = Now.AddSeconds(1);
        var told = ToldList.Of([.. codes.Select(c => (c, (string?)"consent-1", "cn.hub.evaluation.changed", "I24 I28"))]);
        var entry = new AuditEntry(Now, "bank-a", CallerRole.Bank, "ReadEvents", "GET /e", 200, AuditEntry.Granted) { Feed = new FeedRange(1, 9), Told = told };
        Logs[chain].Add(Line(chain, Logs[chain].Count + 1, Head(chain), entry));
        return this;
    }

    public async Task SealAsync()
    {
        Now = Now.AddSeconds(1);
        var ranges = Logs.Keys.Order().Where(c => Logs[c].Count > _sealed.GetValueOrDefault(c)).Select(RangeOf).ToList();
        List<byte[]> leaves = [.. ranges.SelectMany(r => Logs[r.Chain].Skip((int)r.From - 1).Select(LeafOf))];
        var number = Seals.Count + 1;
        var before = number == 1 ? ChainOpening.None : SealDocument.Parse(Seals[number - 1]).Hash;
        var seal = new Seal(number, before, Now, Convert.ToHexStringLower(MerkleTree.Root(leaves)), ranges);
        Leaves[number] = [.. leaves.SelectMany(l => l)];
        Seals[number] = (await SealDocument.SignAsync(seal, key, CancellationToken.None)).Text;
    }

    public AuditReport Check(TestKey signer, params string[] witnessed) => AuditCheck.Run(new AuditMaterial([signer.Public], Seals.Keys.DefaultIfEmpty(0).Max(), Openings.Keys.Max())
    {
        Seal = n => Seals.GetValueOrDefault(n),
        Leaves = n => Leaves.TryGetValue(n, out var leaves) ? leaves : default(ReadOnlyMemory<byte>?),
        Opening = c => Openings.TryGetValue(c, out var opening) ? opening : default(ReadOnlyMemory<byte>?),
        Log = c => Logs.TryGetValue(c, out var log) ? Encoding.UTF8.GetBytes(string.Concat(log.Select(l => l + "\n"))) : default(ReadOnlyMemory<byte>?),
        Witnessed = witnessed,
    });

    public static string Line(int chain, long sequence, string previous, AuditEntry entry) =>
        Encoding.UTF8.GetString(EntryLine.Write(new ChainedEntry(new EntryId(chain, sequence), previous, entry)));

    public static byte[] LeafOf(string line) => MerkleTree.Leaf(EntryLine.Hashed(Encoding.UTF8.GetBytes(line)));

    private string Head(int chain) => Logs[chain].Count == 0 ? ChainOpening.HashOf(Openings[chain]) : Convert.ToHexStringLower(LeafOf(Logs[chain][^1]));

    private SealedRange RangeOf(int chain)
    {
        var from = _sealed.GetValueOrDefault(chain);
        var bytes = Logs[chain].Select(l => Encoding.UTF8.GetByteCount(l) + 1).ToList();
        _sealed[chain] = Logs[chain].Count;
        return new SealedRange(chain, from + 1, Logs[chain].Count, Head(chain), bytes.Take(from).Sum(), bytes.Skip(from).Sum());
    }
}
