namespace Platform.Web.Features.Organisations;

/// <summary>Layer of government (bestuurslaag). The database stores its name; the API uses the name in lower case.</summary>
public enum Layer
{
    Rijk,
    Provincie,
    Gemeente,
    Waterschap,
    Uitvoering,
    Samenwerking,
    Caribisch,
    Wetenschap,
    Overig,
}
