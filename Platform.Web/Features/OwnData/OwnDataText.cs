namespace Platform.Web.Features.OwnData;

public sealed class OwnDataText;
