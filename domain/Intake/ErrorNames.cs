using System.Collections.Frozen;

namespace Hub.Domain.Intake;

/// <summary>The error names of records in Chinese, for the department's desk.</summary>
public static class ErrorNames
{
    private static readonly FrozenDictionary<string, string> s_zh = new Dictionary<string, string>
    {
        ["BAD_LENGTH"] = "统一社会信用代码长度不对",
        ["BAD_CHARSET"] = "统一社会信用代码含非法字符",
        ["BAD_AUTHORITY"] = "登记管理部门或机构类别代码不存在",
        ["BAD_CHECK"] = "统一社会信用代码校验码错误",
        ["BAD_ORG_CHECK"] = "组织机构代码校验码错误",
        ["REQUIRED"] = "必填项缺失",
        ["WRONG_TYPE"] = "数据类型不符",
        ["NOT_A_NUMBER"] = "不是数字",
        ["OUT_OF_RANGE"] = "超出取值范围",
        ["TOO_LONG"] = "内容过长",
        ["TOO_DEEP"] = "嵌套过深",
        ["UNKNOWN_ENUM"] = "代码不在代码表内",
        ["UNKNOWN_INDUSTRY"] = "行业代码不存在",
        ["UNKNOWN_DIVISION"] = "行政区划代码不存在",
        ["BAD_DATE"] = "日期格式错误",
        ["FUTURE_DATE"] = "日期晚于当前",
        ["BAD_UNIT"] = "金额单位无法识别",
        ["FOREIGN_CURRENCY"] = "不接受外币金额",
        ["DUPLICATE_FIELD"] = "字段重复",
        ["MALFORMED"] = "不是有效的记录",
        ["BAD_ENCODING"] = "字符编码错误",
        ["RAGGED_ROW"] = "列数与表头不一致",
        ["BAD_QUOTES"] = "引号不配对",
        ["QUALITY"] = "不符合数据质量规则",
        ["WRONG_SUBJECT"] = "不是所查询的企业",
        ["WRONG_ITEM"] = "不是被异议的信息项",
        ["OLDER"] = "时间早于被更正的记录",
    }.ToFrozenDictionary();

    /// <summary>All error names.</summary>
    public static IReadOnlyCollection<string> All => s_zh.Keys;

    /// <summary>The Chinese of an error name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such error.</exception>
    public static string Zh(string name) => s_zh[name];
}
