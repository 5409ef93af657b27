using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Profiles;

/// <summary>Why something is withheld, as a word and in both languages.</summary>
public static class WithheldJson
{
    /// <summary>The word for a reason.</summary>
    public static string WordOf(Withheld reason) => JsonSerializer.SerializeToElement(reason).GetString()!;

    /// <summary>The reason in both languages.</summary>
    public static BilingualName TextOf(Withheld reason) => reason switch
    {
        Withheld.NoConsent => new("企业未就该用途授权本行", "The enterprise has not consented to this bank and purpose"),
        Withheld.ConsentPaused => new("企业已暂停授权", "The enterprise has paused its consent"),
        Withheld.ConsentRevoked => new("企业已撤回授权", "The enterprise has revoked its consent"),
        Withheld.ConsentExpired => new("授权已到期", "The consent has expired"),
        Withheld.ConsentNotYetValid => new("授权尚未生效", "The consent is not yet valid"),
        Withheld.PurposeDoesNotCover => new("该用途不需要此项数据（最小必要）", "The purpose does not need it (minimisation)"),
        Withheld.ConsentDoesNotCover => new("授权范围不含此项数据", "The consent does not cover it"),
        _ => new("含个人信息，须本人单独同意", "It is about a natural person, who has to consent separately"),
    };

    /// <summary>Explains the words that the manifest uses.</summary>
    internal static void WriteReasons(IEnumerable<Withheld> reasons, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("withheld");
        foreach (var reason in reasons.Distinct().Order())
        {
            writer.WriteStartObject(WordOf(reason));
            writer.WriteString("zh", TextOf(reason).Zh);
            writer.WriteString("en", TextOf(reason).En);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
