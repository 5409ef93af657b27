using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Profiles;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Tests.Trust.Keys;

/// <summary>What lies in the store of an L4 interface, byte by byte.</summary>
public sealed class StoredBytesTests(AzuriteFixture azurite)
{
    private static readonly string s_code = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_sensitive_value_is_found_in_any_blob_or_row()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await Payments.DeliverAsync(hub, Payments.Of(s_code), Payments.Of(s_code, "ZF-2", Payments.Account + "元整"));
        Assert.Contains(Payments.Account, Said(await hub.ProfileAsync(s_code)));

        var stored = await StoredAsync(hub);

        Assert.True(stored.Count > 10);
        foreach (var secret in new[] { Payments.Account, Payments.Holder })
        {
            Assert.Empty(stored.Where(s => Holds(s.Bytes, secret)).Select(s => s.Name));
        }
    }

    [Fact]
    public async Task Neither_evidence_nor_quarantine_nor_the_index_of_a_public_interface_lies_in_clear()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var batch = await hub.PushAsync(Enterprises.Registration(s_code, "甲"), """{"统一社会信用代码":"错误的代码"}""");
        await hub.BuildAsync();

        var sealedBlobs = (await StoredAsync(hub)).Where(s => s.Name.StartsWith("evidence/") || s.Name.StartsWith("quarantine/") || s.Name.StartsWith("index/")).ToList();

        Assert.Equal(["evidence", "index", "quarantine"], sealedBlobs.Select(s => s.Name.Split('/')[0]).Distinct().Order());
        Assert.All(sealedBlobs, s => Assert.True(s.Bytes.AsSpan().StartsWith("HUB1"u8), s.Name));
        Assert.Equal("I24/raw/202611", batch.Segments[0].Key);
        Assert.Equal(1, await hub.Get<ContentIndex>().CountAsync("I24", Stop));
    }

    [Fact]
    public async Task A_row_names_the_keys_of_its_sensitive_sections_only()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(s_code, "甲"));
        await Payments.DeliverAsync(hub, Payments.Of(s_code));

        var row = await hub.ProfileAsync(s_code);

        Assert.Equal(["I09/profile/202611"], ProfileBytes.KeysOf(ProfileRow.PackedOf(row.Entity)));
        Assert.Equal(["I09", "I24"], row.Profile.Sections.Select(s => s.InterfaceId));
    }

    [Fact]
    public async Task An_altered_blob_is_not_read()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await Payments.DeliverAsync(hub, Payments.Of(s_code));
        var evidence = (await hub.ProfileAsync(s_code)).Profile.Find("I09")!.Items.Single().Evidence;
        var blob = hub.Store.Evidence.GetBlobClient(evidence.Blob);
        var bytes = (await blob.DownloadContentAsync(Stop)).Value.Content.ToArray();
        bytes[^1] ^= 1;
        await blob.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, Stop);

        await Assert.ThrowsAsync<AlteredDataException>(() => hub.EvidenceAsync(evidence));
    }

    [Fact]
    public async Task Evidence_taken_to_another_blob_is_not_read()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await Payments.DeliverAsync(hub, Payments.Of(s_code));
        var evidence = (await hub.ProfileAsync(s_code)).Profile.Find("I09")!.Items.Single().Evidence;
        var bytes = await hub.BytesAsync(hub.Store.Evidence, evidence.Blob);
        await hub.Store.Evidence.GetBlobClient("I09/elsewhere").UploadAsync(BinaryData.FromBytes(bytes), overwrite: false, Stop);

        await Assert.ThrowsAsync<AlteredDataException>(() => hub.EvidenceAsync(evidence with { Blob = "I09/elsewhere" }));
    }

    private static string Said(ProfileRow row) => string.Join('\n', row.Profile.Find("I09")!.Items.Select(i => Encoding.UTF8.GetString(i.Content.Span)));

    /// <summary>Every blob and every column of every row, by name.</summary>
    private static async Task<List<(string Name, byte[] Bytes)>> StoredAsync(HubUnderTest hub)
    {
        var stored = new List<(string, byte[])>();
        foreach (var container in PropertiesOf<BlobContainerClient>(hub.Store))
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: Stop))
            {
                stored.Add(($"{container.Name}/{blob.Name}", await hub.BytesAsync(container, blob.Name)));
            }
        }

        foreach (var table in PropertiesOf<TableClient>(hub.Store))
        {
            foreach (var (row, column) in (await hub.RowsAsync(table)).SelectMany(r => r.Select(c => (r, c))))
            {
                stored.Add(($"table {table.Name}/{row.RowKey}/{column.Key}", column.Value as byte[] ?? Encoding.UTF8.GetBytes($"{column.Value}")));
            }
        }

        return stored;
    }

    /// <summary>As it stands, or compressed.</summary>
    private static bool Holds(byte[] bytes, string secret)
    {
        var wanted = Encoding.UTF8.GetBytes(secret);
        return bytes.AsSpan().IndexOf(wanted) >= 0 || Enumerable.Range(0, Math.Min(bytes.Length, 300)).Any(at => Unpacked(bytes, at).AsSpan().IndexOf(wanted) >= 0);
    }

    /// <summary>What Brotli makes of the bytes from here on; nothing where it makes no sense of them.</summary>
    private static byte[] Unpacked(byte[] bytes, int at)
    {
        var plain = new byte[64 * 1024];
        return BrotliDecoder.TryDecompress(bytes.AsSpan(at), plain, out var written) || written > 0 ? plain[..written] : [];
    }

    private static IEnumerable<T> PropertiesOf<T>(HubStore store) =>
        typeof(HubStore).GetProperties().Where(p => p.PropertyType == typeof(T)).Select(p => (T)p.GetValue(store)!);
}
