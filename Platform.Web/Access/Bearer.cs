namespace Platform.Web.Access;

/// <summary>The name of the authentication scheme for tokens of programs.</summary>
public static class Bearer
{
    public const string Scheme = "Bearer";
}
