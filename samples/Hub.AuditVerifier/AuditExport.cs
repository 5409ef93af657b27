using System.Net.Http.Json;
using System.Text.Json;
using Hub.Domain.Trust.Audit;

namespace Hub.AuditVerifier;

/// <summary>Copies the record over the API into a folder. Seals before logs: what the copy's seals cover is in its logs.</summary>
internal sealed class AuditExport(Uri hub, string key, AuditFolder folder)
{
    private const int LargerThanOwnEntries = 64 << 10;

    public async Task RunAsync(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = hub };
        client.DefaultRequestHeaders.Add("x-api-key", key);
        await CopySealsAsync(client, stop);
        await CopyOpeningsAsync(client, stop);
        for (var chain = 1; chain <= folder.LastChain; chain++)
        {
            await CopyLogAsync(client, chain, stop);
        }

        await File.WriteAllBytesAsync(folder.Keys, await client.GetByteArrayAsync("jwks.json", stop), stop);
        Console.WriteLine($"已复制 copied: {folder.LastSeal} 次封存 seals, {folder.LastChain} 条链 chains");
    }

    private async Task CopySealsAsync(HttpClient client, CancellationToken stop)
    {
        string? next = $"{folder.LastSeal}";
        while (next is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"v1/audit/seals?after={next}", stop);
            foreach (var text in page.GetProperty("seals").EnumerateArray().Select(s => s.GetString()!))
            {
                var number = SealDocument.Parse(text).Seal.Number;
                await File.WriteAllBytesAsync(folder.Leaves(number), await client.GetByteArrayAsync($"v1/audit/seals/{number}/leaves", stop), stop);
                await File.WriteAllTextAsync(folder.Seal(number), text, stop);
            }

            next = Next(page);
        }
    }

    private async Task CopyOpeningsAsync(HttpClient client, CancellationToken stop)
    {
        var chain = folder.LastChain;
        string? next = $"{chain}";
        while (next is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"v1/audit/chains?after={next}", stop);
            foreach (var opening in page.GetProperty("openings").EnumerateArray())
            {
                await File.WriteAllTextAsync(folder.Opening(++chain), opening.GetString(), stop);
            }

            next = Next(page);
        }
    }

    /// <summary>Each reading is itself an entry of the newest log, so there is always more: a part as small as that is the end.</summary>
    private async Task CopyLogAsync(HttpClient client, int chain, CancellationToken stop)
    {
        await using var log = new FileStream(folder.Log(chain), FileMode.Append);
        byte[] part;
        do
        {
            part = await client.GetByteArrayAsync($"v1/audit/chains/{chain}/log?offset={log.Position}", stop);
            await log.WriteAsync(part, stop);
        }
        while (part.Length > LargerThanOwnEntries);
    }

    private static string? Next(JsonElement page) => page.TryGetProperty("next", out var next) ? next.GetString() : null;
}
