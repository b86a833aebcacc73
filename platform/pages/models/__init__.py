"""What all pages share, the home page and plain pages."""

from pages.models.base import BasePage, ResourcePage
from pages.models.country_role import CountryRole
from pages.models.home import HomePage
from pages.models.standard import StandardPage

__all__ = ["BasePage", "CountryRole", "HomePage", "ResourcePage", "StandardPage"]
