using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Keys;

/// <summary>Data keys whose bytes a test knows.</summary>
internal static class TestKeys
{
    public static DataKey Of(string interfaceId, byte bytes = 7, KeyUse use = KeyUse.Raw, string month = "202611") =>
        new(new DataKeyName(interfaceId, use, month), Enumerable.Repeat(bytes, DataKey.Size).ToArray());
}
