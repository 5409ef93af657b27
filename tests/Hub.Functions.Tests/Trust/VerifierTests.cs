using System.Diagnostics;
using System.Net;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Trust;

/// <summary>The verifier's program, run as an outsider runs it on a copy of a real hub's record.</summary>
public sealed class VerifierTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const int Victim = 3;
    private readonly HubUnderTest _hub = fixture.Hub;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_copy_passes_and_whatever_is_done_to_it_is_found_with_its_place()
    {
        using var copy = new TemporaryFolder();
        var intact = await ExportAsync(copy.Path);
        Assert.Equal(0, intact.Code);
        Assert.EndsWith("0 处异常 findings", intact.Text.TrimEnd(), StringComparison.Ordinal);

        foreach (var (fault, sequence, change) in Tamperings())
        {
            using var changed = new TemporaryFolder(copy.Path);
            var log = Path.Combine(changed.Path, "log", "00000001.ndjson");
            var lines = (await File.ReadAllLinesAsync(log, Stop)).ToList();
            change(lines);
            await File.WriteAllTextAsync(log, string.Concat(lines.Select(l => l + "\n")), Stop);
            var found = await VerifyAsync(changed.Path);
            Assert.Equal(1, found.Code);
            Assert.Contains($" {fault} Entry: 链 chain 1, 序号 sequence {sequence}, 封存 seal {await SealOfAsync(copy.Path, sequence)}.", found.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_record_that_was_begun_anew_from_a_seal_on_is_found_by_an_earlier_copy()
    {
        using var copy = new TemporaryFolder();
        Assert.Equal(0, (await ExportAsync(copy.Path)).Code);
        using var earlier = new TemporaryFolder(copy.Path);
        Assert.Equal(0, (await VerifyAsync(copy.Path, "--witness", earlier.Path)).Code);

        var file = Path.Combine(earlier.Path, "seals", "0000000001.jws");
        var seal = SealDocument.Parse(await File.ReadAllTextAsync(file, Stop)).Seal;
        var second = await SealDocument.SignAsync(seal with { Root = new string('0', 64) }, _hub.Services.GetRequiredService<IPlatformKeys>(), Stop);
        await File.WriteAllTextAsync(file, second.Text, Stop);

        var found = await VerifyAsync(copy.Path, "--witness", earlier.Path);
        Assert.Equal(1, found.Code);
        Assert.Contains(" Forked Seal: 链 chain –, 序号 sequence –, 封存 seal 1.", found.Text, StringComparison.Ordinal);
    }

    /// <summary>The seal that covers an entry of the first chain.</summary>
    private static async Task<long> SealOfAsync(string folder, int sequence)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "seals")))
        {
            var seal = SealDocument.Parse(await File.ReadAllTextAsync(file, Stop)).Seal;
            if (seal.IndexOf(new EntryId(1, sequence)) is not null)
            {
                return seal.Number;
            }
        }

        return 0;
    }

    private static IEnumerable<(string Fault, int Sequence, Action<List<string>> Change)> Tamperings()
    {
        yield return ("Changed", Victim, lines => lines[Victim - 1] = Flipped(lines[Victim - 1]));
        yield return ("Removed", Victim, lines => lines.RemoveAt(Victim - 1));
        yield return ("Reordered", Victim, lines => (lines[Victim - 1], lines[Victim]) = (lines[Victim], lines[Victim - 1]));
        yield return ("Truncated", Victim, lines => lines.RemoveRange(Victim - 1, lines.Count - Victim + 1));
        yield return ("Forked", Victim, lines => lines.Insert(Victim, Flipped(lines[Victim - 1])));
    }

    /// <summary>One bit of the caller's name.</summary>
    private static string Flipped(string line)
    {
        var at = line.IndexOf("\"caller\":\"", StringComparison.Ordinal) + "\"caller\":\"".Length + 1;
        return line[..at] + (char)(line[at] ^ 1) + line[(at + 1)..];
    }

    /// <summary>Copies the record once enough of it is sealed, and checks the copy.</summary>
    private async Task<(int Code, string Text)> ExportAsync(string folder)
    {
        for (var i = 0; i < 2 * Victim; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _hub.GetAsync("api/v1/runs", "hub_nobody_x")).Status);
        }

        await Eventually.Async(
            async () => (await _hub.GetAsync("api/v1/audit/seals", HubUnderTest.OperatorKey)).Json.GetProperty("seals").EnumerateArray()
                .Sum(s => SealDocument.Parse(s.GetString()!).Seal.Count) > 2 * Victim,
            () => "nothing is sealed");
        var exported = await RunAsync("export", "--hub", new Uri(_hub.Http.BaseAddress!, "api/").ToString(), "--key", HubUnderTest.OperatorKey, "--folder", folder);
        Assert.True(exported.Code == 0, exported.Text);
        return await VerifyAsync(folder);
    }

    private static Task<(int Code, string Text)> VerifyAsync(string folder, params string[] more) => RunAsync(["verify", "--folder", folder, .. more]);

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "Hub.AuditVerifier.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (written, wrong) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await written + await wrong);
    }

    /// <summary>A folder of its own, gone afterwards; a copy of another if one is given.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        public TemporaryFolder(string? from = null)
        {
            foreach (var file in from is null ? [] : Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var to = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from!, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("hub-audit-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
