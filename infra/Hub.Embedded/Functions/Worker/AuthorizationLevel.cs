namespace Microsoft.Azure.Functions.Worker;

/// <summary>Who may call an HTTP function. Only <see cref="Anonymous"/> is honoured here; the host refuses to start on any other.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
