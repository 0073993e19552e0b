namespace Platform.Web.Access;

/// <summary>The name of the authentication scheme for API tokens.</summary>
public static class Bearer
{
    public const string Scheme = "Bearer";
}
