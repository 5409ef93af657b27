namespace Hub.Simulator;

/// <summary>How the market regulator writes its registrations.</summary>
public enum PushFormat
{
    /// <summary>CSV in UTF-8 with Chinese headings; capital is 注册资金, establishment 注册日期; with 所在省份 and 地区, which the hub does not know.</summary>
    Csv,

    /// <summary>A JSON array of objects with Chinese names; capital is 注册资本, establishment 成立日期.</summary>
    Json,
}
