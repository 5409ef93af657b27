using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Profiles;

namespace Hub.Bench;

/// <summary>
/// How fast enterprises are evaluated on one core: negative list, 94 factors, aggregation, grade and risks. Without decoding, of facts and emissions
/// that are at hand; with decoding, from the packed profile on, emissions included. Enterprises pass in portions, so that memory does not grow
/// with the city. Times are the processor's, not the clock's: other programs on the machine do not count.
/// </summary>
internal sealed class Evaluating(EvaluationMethod method, CityProfiles city)
{
    private const int Portion = 250;
    private const int Rounds = 7;
    private const int RoundsDecoding = 2;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    private readonly Evaluator _evaluator = new(method.Rulebook, method.Risks);
    private readonly IReadOnlyDictionary<string, DateTimeOffset> _asked = city.Asked;
    private bool _isWarm;
    private TimeSpan _evaluating;
    private TimeSpan _decoding;
    private long _allocated;
    private long _allocatedDecoding;
    private long _packed;

    /// <summary>How long all evaluations without decoding took.</summary>
    public TimeSpan Elapsed => _evaluating;

    /// <summary>Measures the city, and hands each enterprise's facts and evaluation on.</summary>
    public void Run(Action<string, EnterpriseFacts, EnterpriseEvaluation> each)
    {
        for (var first = 0; first < city.Count; first += Portion)
        {
            var profiles = Enumerable.Range(first, Math.Min(Portion, city.Count - first)).AsParallel().AsOrdered().Select(city.Of).ToList();
            var packed = profiles.ConvertAll(p => ProfileBytes.Pack(p, _ => null));
            var facts = profiles.ConvertAll(p => method.FactsOf(p, _asked, city.Known));
            Measure(packed, facts);
            profiles.Zip(facts).ToList().ForEach(p => each(p.First.Code, p.Second, Evaluate(p.Second)));
        }
    }

    public void Report()
    {
        Console.WriteLine($"{city.Count:N0} enterprises on one core, {_packed / city.Count:N0} bytes a packed profile, {city.Rejected:N0} records rejected");
        Report("evaluating, facts at hand:", _evaluating, _allocated);
        Report("decoding and evaluating:", _decoding, _allocatedDecoding);
    }

    private void Report(string what, TimeSpan elapsed, long allocated) => Console.WriteLine(
        $"{what,-27} {city.Count / elapsed.TotalSeconds,9:N0} enterprises/s, {elapsed.TotalMicroseconds / city.Count:N1} µs and {allocated / city.Count:N0} bytes allocated an enterprise");

    private void Measure(List<byte[]> packed, List<EnterpriseFacts> facts)
    {
        _packed += packed.Sum(p => (long)p.Length);
        WarmUp(packed, facts);
        (_evaluating, _allocated) = (_evaluating + Best(Rounds, () => facts.ForEach(f => Evaluate(f)), out var bytes), _allocated + bytes);
        (_decoding, _allocatedDecoding) = (_decoding + Best(RoundsDecoding, () => packed.ForEach(p => Evaluate(Decode(p))), out bytes), _allocatedDecoding + bytes);
    }

    /// <summary>Until the code is compiled as it stays.</summary>
    private void WarmUp(List<byte[]> packed, List<EnterpriseFacts> facts)
    {
        for (var begun = Now; !_isWarm && Now - begun < s_warmUp;)
        {
            facts.ForEach(f => Evaluate(f));
            packed.Take(facts.Count / 10).ToList().ForEach(p => Evaluate(Decode(p)));
        }

        _isWarm = true;
    }

    private static TimeSpan Now => Environment.CpuUsage.TotalTime;

    private EnterpriseEvaluation Evaluate(EnterpriseFacts facts) => _evaluator.Evaluate(facts, "");

    private EnterpriseFacts Decode(byte[] packed) => method.FactsOf(ProfileBytes.Unpack(packed, _ => throw new InvalidOperationException("Nothing is sealed here.")), _asked, city.Known);

    /// <summary>The quickest of some rounds: the others were disturbed.</summary>
    private static TimeSpan Best(int rounds, Action work, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var best = Enumerable.Range(0, rounds).Min(_ =>
        {
            var started = Now;
            work();
            return Now - started;
        });
        allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        return best;
    }
}
