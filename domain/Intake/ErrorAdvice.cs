using System.Collections.Frozen;

namespace Hub.Domain.Intake;

/// <summary>How a department's desk puts an error of a record right, in plain Chinese.</summary>
public static class ErrorAdvice
{
    private static readonly FrozenDictionary<string, string> s_zh = new Dictionary<string, string>
    {
        ["BAD_LENGTH"] = "统一社会信用代码应为18位，请对照营业执照核对是否漏位、多位或填成了旧注册号。",
        ["BAD_CHARSET"] = "统一社会信用代码只用数字和大写字母（不含I、O、S、V、Z），请检查是否把0写成O、1写成I。",
        ["BAD_AUTHORITY"] = "代码前两位是登记管理部门和机构类别，请对照营业执照核对。",
        ["BAD_CHECK"] = "代码有一位或几位抄错，请对照营业执照逐位核对后重报。",
        ["BAD_ORG_CHECK"] = "代码第9至17位（组织机构代码）有抄错，请对照营业执照逐位核对后重报。",
        ["REQUIRED"] = "请补填该项后重报。",
        ["WRONG_TYPE"] = "请按要求的类型填写，不要填成列表或其他类型。",
        ["NOT_A_NUMBER"] = "请只填数字，单位写在表头，不要夹带说明文字。",
        ["OUT_OF_RANGE"] = "请核对数值和单位（元、万元、百分数）是否填错。",
        ["TOO_LONG"] = "请缩短内容，或核对是否填错了列。",
        ["TOO_DEEP"] = "请减少记录的嵌套层数。",
        ["UNKNOWN_ENUM"] = "请改用代码表内的代码；确有新代码的，请通知平台修订目录后重新处理。",
        ["UNKNOWN_INDUSTRY"] = "请填国民经济行业分类（GB/T 4754-2017）的四位小类代码。",
        ["UNKNOWN_DIVISION"] = "请填行政区划代码（GB/T 2260）的六位代码。",
        ["BAD_DATE"] = "请按 2026-01-31 的格式填写日期。",
        ["FUTURE_DATE"] = "日期晚于当前，请核对年份和系统时间。",
        ["BAD_UNIT"] = "请写明金额单位：元、万元或亿元。",
        ["FOREIGN_CURRENCY"] = "请折算成人民币后填报。",
        ["DUPLICATE_FIELD"] = "同一字段出现两次，请删去重复的列。",
        ["MALFORMED"] = "记录格式损坏，请由系统重新导出。",
        ["BAD_ENCODING"] = "请以 UTF-8 或 GB18030 编码重新导出。",
        ["RAGGED_ROW"] = "该行列数与表头不一致，请检查是否多了或少了逗号。",
        ["BAD_QUOTES"] = "请检查引号是否成对，内容中的引号应写成两个。",
        ["QUALITY"] = "请按规则的处理建议核对原始数据后重报。",
        ["WRONG_ITEM"] = "更正记录应与被异议的信息项同一标识，请核对。",
        ["OLDER"] = "更正记录的时间不得早于被更正的记录，请填实际更新时间。",
        ["WRONG_SUBJECT"] = "返回的不是所查询的企业，请检查查询接口。",
    }.ToFrozenDictionary();

    /// <summary>All errors there is advice for.</summary>
    public static IReadOnlyCollection<string> All => s_zh.Keys;

    /// <summary>What to do about an error.</summary>
    public static string Zh(string name) => s_zh.GetValueOrDefault(name, "请核对原始数据后重报。");
}
