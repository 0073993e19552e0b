namespace Platform.Web.Shared;

/// <summary>Configuration section "Contact": the organisation and its mail addresses for help, privacy and security.</summary>
public sealed class Contact
{
    public const string Section = "Contact";

    public string Organisation { get; set; } = "Vereniging voor OverheidsManagement";

    public string Help { get; set; } = "hulp@platform-o.example";

    public string Privacy { get; set; } = "privacy@platform-o.example";

    public string Security { get; set; } = "security@platform-o.example";
}
