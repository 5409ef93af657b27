using System.Globalization;
using System.Text.Json;

namespace Hub.Domain.Sources;

/// <summary>Typed reading of a node's properties.</summary>
internal static class CatalogValues
{
    public static string Text(this CatalogNode node, string name)
    {
        var property = node.Property(name);
        var text = property.ValueKind == JsonValueKind.String ? property.GetString()! : "";
        if (string.IsNullOrWhiteSpace(text))
        {
            node.Wrong(name, "a text is needed");
        }

        return text;
    }

    public static string? OptionalText(this CatalogNode node, string name) => node.Has(name) ? node.Text(name) : null;

    public static int Integer(this CatalogNode node, string name)
    {
        var property = node.Property(name);
        var number = 0;
        if (property.ValueKind != JsonValueKind.Number || !property.TryGetInt32(out number))
        {
            node.Wrong(name, "a whole number is needed");
        }

        return number;
    }

    public static int? OptionalInteger(this CatalogNode node, string name) => node.Has(name) ? node.Integer(name) : null;

    public static decimal? OptionalDecimal(this CatalogNode node, string name)
    {
        if (!node.Has(name))
        {
            return null;
        }

        var property = node.Property(name);
        var number = 0m;
        if (property.ValueKind != JsonValueKind.Number || !property.TryGetDecimal(out number))
        {
            node.Wrong(name, "a number is needed");
        }

        return number;
    }

    /// <summary>Any number.</summary>
    public static decimal Number(this CatalogNode node, string name)
    {
        if (!node.Has(name))
        {
            node.Wrong(name, "a number is needed");
        }

        return node.OptionalDecimal(name) ?? 0;
    }

    /// <summary>A number between two bounds.</summary>
    public static decimal Decimal(this CatalogNode node, string name, decimal least, decimal most)
    {
        var property = node.Property(name);
        if (property.ValueKind == JsonValueKind.Number && property.TryGetDecimal(out var number) && number >= least && number <= most)
        {
            return number;
        }

        node.Wrong(name, $"a number from {least} to {most} is needed");
        return least;
    }

    /// <summary>A calendar day, <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly Date(this CatalogNode node, string name)
    {
        var property = node.Property(name);
        var day = DateOnly.MinValue;
        if (property.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(property.GetString(), "yyyy-MM-dd", out day))
        {
            node.Wrong(name, "a day such as 2026-01-31 is needed");
        }

        return day;
    }

    public static bool Flag(this CatalogNode node, string name)
    {
        var kind = node.Property(name).ValueKind;
        if (kind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined))
        {
            node.Wrong(name, "true or false is needed");
        }

        return kind == JsonValueKind.True;
    }

    public static T Word<T>(this CatalogNode node, string name, IReadOnlyDictionary<string, T> words)
    {
        var property = node.Property(name);
        var given = property.ValueKind == JsonValueKind.String ? property.GetString()! : "";
        if (!words.TryGetValue(given, out var meaning))
        {
            node.Wrong(name, $"one of {string.Join(", ", words.Keys)} is needed{Suggestion.For(given, [.. words.Keys])}");
        }

        return meaning!;
    }

    public static IReadOnlyList<string> Texts(this CatalogNode node, string name)
    {
        var array = node.Property(name);
        if (array.ValueKind == JsonValueKind.Array && array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String))
        {
            return [.. array.EnumerateArray().Select(e => e.GetString()!)];
        }

        node.Wrong(name, "a list of texts is needed");
        return [];
    }

    public static IReadOnlyList<string> OptionalTexts(this CatalogNode node, string name) => node.Has(name) ? node.Texts(name) : [];

    /// <summary>The names of an object that serves as a dictionary.</summary>
    public static IReadOnlyList<string> Keys(this CatalogNode node, string name)
    {
        if (node.Property(name).ValueKind == JsonValueKind.Object)
        {
            return [.. node.Property(name).EnumerateObject().Select(p => p.Name)];
        }

        node.Wrong(name, "an object is needed");
        return [];
    }

    /// <summary>The objects of a list, of which each has a value of its own in one property.</summary>
    public static IReadOnlyList<CatalogNode> DistinctItems(this CatalogNode node, string name, string key)
    {
        var items = node.Items(name);
        items.AllDifferent(key);
        return items;
    }

    /// <summary>Notes every value that occurs a second time.</summary>
    public static void AllDifferent(this IEnumerable<CatalogNode> nodes, string name)
    {
        var seen = new HashSet<string>();
        foreach (var node in nodes.Where(n => n.Property(name).ValueKind is JsonValueKind.String or JsonValueKind.Number))
        {
            if (!seen.Add(node.Property(name).ToString()))
            {
                node.Wrong(name, "a value of its own is needed");
            }
        }
    }

    public static BilingualName Label(this CatalogNode node) => new(node.Text("zh"), node.Text("en"));

    public static BilingualName Bilingual(this CatalogNode node, string name)
    {
        var child = node.Child(name);
        child.AllowOnly(CatalogVocabulary.Bilingual);
        return child.Label();
    }
}
