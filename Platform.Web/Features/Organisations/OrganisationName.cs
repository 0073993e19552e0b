namespace Platform.Web.Features.Organisations;

/// <summary>The name of an organisation as pages show it. The register writes many with a small letter: "gemeente Utrecht".</summary>
public static class OrganisationName
{
    /// <summary>Returns the name with a capital. A name such as "iStandaarden" stays as it is, because its second letter is one.</summary>
    public static string Shown(string name) => name switch
    {
        ['i', 'j', .. var rest] => "IJ" + rest,
        [var first, .. var rest] when char.IsLower(first) && !(rest.Length > 0 && char.IsUpper(rest[0])) => char.ToUpperInvariant(first) + rest,
        _ => name,
    };
}
