namespace Hub.Demo;

/// <summary>The demo cannot go on, and the message says why, in Chinese and English.</summary>
internal sealed class DemoFailure(string zh, string en, Exception? inner = null) : Exception($"{zh}\n{en}", inner);
