namespace Hub.Simulator;

/// <summary>What can go wrong with a department.</summary>
public enum FaultKind
{
    /// <summary>The reply comes after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>429 with Retry-After of <see cref="Fault.RetryAfter"/>.</summary>
    TooManyRequests,

    /// <summary>500 with a text that is no JSON.</summary>
    ServerErrors,

    /// <summary>200 with the full Content-Length, then half of the body, then the connection is closed.</summary>
    CutMidBody,

    /// <summary>200 with a complete HTTP reply whose text stops after two thirds.</summary>
    MalformedJson,

    /// <summary>Every tenth record of the reply, from the first on, has a field of a wrong type or sign.</summary>
    WrongTypes,

    /// <summary>A page comes twice, with another cursor; in a file or a list every record comes twice.</summary>
    DuplicatePages,

    /// <summary>On a first request the whole listing runs from its last page to its first; on a later one, in a file or a list the records are reversed.</summary>
    OutOfOrderPages,

    /// <summary>A success without any record.</summary>
    EmptyResult,

    /// <summary>404, as for a file that is not there yet.</summary>
    NotYetThere,

    /// <summary>Every record has fields that nobody announced: 备用字段 (text) and, in JSON, 扩展 (object).</summary>
    UnknownFields,

    /// <summary>The request is taken and never answered.</summary>
    NeverAnswers,

    /// <summary>The department's own source is down: code 3001 in the per-subject interface, 503 elsewhere.</summary>
    NotReached,
}
