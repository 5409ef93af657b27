using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;

namespace Hub.Azure.Profiles;

/// <summary>How disputes look in JSON: with the item that they speak of, and, once it is withheld, in its place.</summary>
internal static class DisputeJson
{
    /// <summary>The disputes of a shown item, and what the enterprise states to those that are closed.</summary>
    public static void Write(SectionView view, Item item, Utf8JsonWriter writer)
    {
        var marks = view.Marks.Where(m => m.Item == item.Key && !IsInstead(m, view)).ToList();
        if (marks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("disputes");
        marks.ForEach(mark => Write(mark, view.Now, writer));
        writer.WriteEndArray();
    }

    /// <summary>What is withheld as a whole: that it is there, and why it is not shown.</summary>
    public static void WriteWithheld(SectionView view, Utf8JsonWriter writer)
    {
        var marks = view.Marks.Where(m => IsInstead(m, view)).ToList();
        if (marks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("withheld");
        marks.ForEach(mark => Write(mark, view.Now, writer));
        writer.WriteEndArray();
    }

    /// <summary>The enterprise itself sees what is withheld from others.</summary>
    private static bool IsInstead(Mark mark, SectionView view) =>
        mark.Field is null && mark.Withholds(view.Now) && view.Section?.Present.Any(i => i.Key == mark.Item) != true;

    private static void Write(Mark mark, DateTimeOffset now, Utf8JsonWriter writer)
    {
        var (state, zh, en) = mark.Kind == MarkKind.Statement
            ? ("statement", "企业对该信息有异议，来源部门核实后企业声明如下", "the enterprise does not agree with this; its statement stands here")
            : mark.Kind == MarkKind.Corrected ? ("corrected", "该信息经异议核实有误，已更正或删除，不再提供旧值", "this was disputed and found wrong: the old value is not given any more")
            : mark.Withholds(now)
                ? ("withheld", "企业对该信息有异议，来源部门到期未答复，暂不展示", "the enterprise disputes this and the department did not answer in time: withheld")
                : ("disputed", "企业对该信息有异议，正在核实", "the enterprise disputes this; it is being checked");
        writer.WriteStartObject();
        writer.WriteString("id", mark.Case);
        writer.WriteString("state", state);
        writer.WriteString("item", mark.Item);
        if (mark.Field is not null)
        {
            writer.WriteString("field", mark.Field);
        }

        writer.WriteString("since", mark.Since.ToOffset(DateValue.Shanghai));
        writer.WriteString("zh", zh);
        writer.WriteString("en", en);
        if (mark.Text is not null)
        {
            writer.WriteString("statement", mark.Text);
        }

        writer.WriteEndObject();
    }
}
